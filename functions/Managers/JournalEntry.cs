using System.Security.Cryptography;
using System.Text;
using Automations.Web;

namespace Automations.Managers;

/// <param name="Key">Hash of caller and key: keys of two callers never meet.</param>
/// <param name="Request">Hash of what was asked for.</param>
public sealed record JournalEntry(string Key, string Request)
{
    public static JournalEntry For(SignedInPerson caller, string key, string workflow, string body) =>
        new(Hash($"{caller.PersonId ?? caller.Name}\n{key}"), Hash($"{workflow}\n{body}"));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
