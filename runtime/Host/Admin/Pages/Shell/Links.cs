using System.Text.RegularExpressions;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>Addresses of the dashboard's pages. An id that a path could not carry (with a slash, or all dots) goes into the query.</summary>
internal static partial class Links
{
    public static string Instance(string id, string? query = null) => FitsIntoAPath().IsMatch(id)
        ? $"/admin/instances/{Uri.EscapeDataString(id)}{(query is null ? "" : "?" + query)}"
        : $"/admin/instance?id={Uri.EscapeDataString(id)}{(query is null ? "" : "&" + query)}";

    public static string History(string id) => "/admin/history?id=" + Uri.EscapeDataString(id);

    public static string Confirm(string action, string id) => $"/admin/confirm/{action}?id={Uri.EscapeDataString(id)}";

    public static string Payload(string id, string part) => $"/admin/payload?id={Uri.EscapeDataString(id)}&part={part}";

    public static string EventData(string id, int sequence) => FormattableString.Invariant($"/admin/payload?id={Uri.EscapeDataString(id)}&event={sequence}");

    public static string Queue(string name) => "/admin/queues/" + Uri.EscapeDataString(name);

    [GeneratedRegex("^[A-Za-z0-9][^/\\\\%]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FitsIntoAPath();
}
