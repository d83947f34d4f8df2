using System.Security.Cryptography;
using System.Text;
using Automations.Web;

namespace Automations.Events.Planning;

/// <summary>Short ids that can be read out on the phone.</summary>
internal static class EventIds
{
    public const int Length = 10;

    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>The same for the same caller and key: a request that is sent again creates nothing.</summary>
    public static string Of(SignedInPerson caller, string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.PersonId ?? caller.Name}\n{key}"));
        return string.Concat(hash.Take(Length).Select(value => Letters[value % Letters.Length]));
    }
}
