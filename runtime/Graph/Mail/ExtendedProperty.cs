using System.Text.RegularExpressions;
using Automations.Runtime.Graph.Http;

namespace Automations.Runtime.Graph.Mail;

/// <summary>Ids of single-value extended properties: <c>String {guid} Name anything</c> or <c>String 0x3001</c>.</summary>
internal static partial class ExtendedProperty
{
    /// <returns>The id in the one spelling it is stored and compared by.</returns>
    public static string Normalize(string id)
    {
        var named = Named().Match(id);
        if (named.Success)
            return $"{named.Groups["type"].Value} {{{named.Groups["guid"].Value.ToLowerInvariant()}}} {named.Groups["by"].Value} {named.Groups["name"].Value}";
        return Tagged().IsMatch(id) ? id : throw new GraphProblem(
            400, "ErrorInvalidArgument", $"The extended property id '{id}' is invalid: expected 'String {{guid}} Name name', 'String {{guid}} Id 0x8000' or 'String 0x3001'.");
    }

    [GeneratedRegex(@"^(?<type>\w+)\s+\{(?<guid>[0-9a-fA-F-]{36})\}\s+(?<by>Name|Id)\s+(?<name>.+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^\w+\s+0x[0-9a-fA-F]{4}$", RegexOptions.None, 1000)]
    private static partial Regex Tagged();
}
