using Automations.Web;
using Microsoft.AspNetCore.Http;

namespace Automations.Functions.Tests.Web;

internal sealed class NobodySignedIn : ISignIn
{
    public Task<SignedInPerson?> WhoAsync(HttpRequest request, CancellationToken cancellation) => Task.FromResult<SignedInPerson?>(null);
}
