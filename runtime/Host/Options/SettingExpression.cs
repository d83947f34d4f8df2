using System.Text.RegularExpressions;
using Automations.Runtime.Host.Startup;
using Microsoft.Extensions.Configuration;

namespace Automations.Runtime.Host.Options;

/// <summary><c>%Name%</c> in a trigger's attribute stands for the setting of that name.</summary>
internal static partial class SettingExpression
{
    /// <exception cref="StartupException">There is no such setting.</exception>
    public static string Resolve(string text, IConfiguration configuration, string function) =>
        Expression().Replace(text, match => configuration[match.Groups["name"].Value]
            ?? throw new StartupException(
                $"The function {function} needs the setting {match.Groups["name"].Value}: set it in local.settings.json (Values) or as an environment variable."));

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Expression();
}
