using Automations.Web;
using Microsoft.AspNetCore.Http;

namespace Automations.Delivery.Steering;

internal static class SteeringRequest
{
    public const int LongestReason = 500;

    public static Manager Manager(this HttpRequest request)
    {
        var person = request.SignedInPerson();
        return new(person.PersonId, person.Name);
    }
}
