using System.Globalization;
using Automations.Runtime.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>What the list of instances is asked for, as it stands in its address.</summary>
internal sealed record InstanceFilter(string? Status, string? Name, string? Id, string? From, string? To, string? Parent, string? Before, string? After)
{
    public static readonly IReadOnlyList<OrchestrationRuntimeStatus> Statuses =
    [
        OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended,
        OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated,
    ];

    public static InstanceFilter Read(IQueryCollection query)
    {
        return new(Of("status"), Of("name"), Of("id"), Of("from"), Of("to"), Of("parent"), Of("before"), Of("after"));

        string? Of(string key) => query[key].ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    public OrchestrationRuntimeStatus? KnownStatus =>
        Enum.TryParse<OrchestrationRuntimeStatus>(Status, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;

    public bool IsPlain => this is { Status: null, Name: null, Id: null, From: null, To: null, Parent: null };

    /// <summary>Whether the numbers by name and status are those of this list.</summary>
    public bool IsCounted => this is { Id: null, From: null, To: null, Parent: null };

    /// <returns>Which of the two times cannot be read, or null.</returns>
    public string? Problem =>
        From is not null && Time(From) is null ? "from"
        : To is not null && Time(To) is null ? "to"
        : null;

    public InstanceListing Listing(int limit) => new(limit)
    {
        Name = Name,
        Statuses = KnownStatus is { } status ? [status] : null,
        IdContains = Id,
        CreatedFrom = Time(From),
        CreatedTo = Time(To),
        ParentId = Parent,
        OlderThan = InstancePosition.Parse(Before),
        NewerThan = InstancePosition.Parse(After),
    };

    public string Address(string? status) => (this with { Status = status, Before = null, After = null }).ToAddress();

    public string OlderThan(InstancePosition position) => (this with { Before = position.ToString(), After = null }).ToAddress();

    public string NewerThan(InstancePosition position) => (this with { Before = null, After = position.ToString() }).ToAddress();

    public string First() => (this with { Before = null, After = null }).ToAddress();

    private string ToAddress()
    {
        (string Key, string? Value)[] all =
        [
            ("status", Status), ("name", Name), ("id", Id), ("from", From), ("to", To), ("parent", Parent), ("before", Before), ("after", After),
        ];
        var set = all.Where(pair => pair.Value is not null).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value!)}").ToList();
        return "/admin/instances" + (set.Count == 0 ? "" : "?" + string.Join('&', set));
    }

    /// <summary>As browsers send a date and time; read as UTC.</summary>
    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
