using System.Globalization;
using Automations.Delivery.Outbox;
using Automations.Delivery.Steering;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;

namespace Automations.Delivery.Accounts;

public sealed partial class LedgerPage
{
    private static readonly LedgerState[] States =
    [
        LedgerState.Sent,
        LedgerState.Queued,
        LedgerState.Held,
        LedgerState.Sending,
        LedgerState.Skipped,
        LedgerState.Failed,
        LedgerState.InDoubt,
    ];

    private static readonly RenderFragment Dash = builder => builder.AddContent(0, "–");

    [Parameter, EditorRequired]
    public required LedgerFilter Filter { get; set; }

    [Parameter, EditorRequired]
    public required LedgerExtract Extract { get; set; }

    /// <summary>Null for an application, which has no name to show.</summary>
    [Parameter, EditorRequired]
    public required string? SignedInAs { get; set; }

    [Parameter]
    public DeliveryStatus? Status { get; set; }

    /// <summary>Whether the reader may stop, cancel and retry.</summary>
    [Parameter]
    public bool MaySteer { get; set; }

    /// <summary>How many messages the button that was pressed has changed.</summary>
    [Parameter]
    public int? Changed { get; set; }

    private string Title => Say("Nachrichtenbuch", "Message ledger");

    private CultureInfo Culture => CultureInfo.GetCultureInfo(Site.Voice.IsGerman ? "de-DE" : "en-GB");

    /// <summary>Set when the reader chose a language in the address; the form keeps it.</summary>
    private string? LanguageParameter =>
        QueryHelpers.ParseQuery(Site.Here.Contains('?') ? Site.Here[Site.Here.IndexOf('?')..] : "").TryGetValue("lang", out var language) ? language.ToString() : null;

    private string Range
    {
        get
        {
            var (first, last) = (Filter.After.Position + 1, Filter.After.Position + Extract.Messages.Count);
            var order = Extract.IsLatestFirst
                ? Say("die neuesten zuerst", "the latest first")
                : Say("nach Abläufen, der mit den neuesten zuerst", "by workflow, the one with the latest first");
            return Say(
                $"Nachrichten {Number(first)} bis {Number(last)} von {Number(Extract.Matching)}, {order}. Zeitzone: {Programme.DefaultOffice.TimeZone}.",
                $"Messages {Number(first)} to {Number(last)} of {Number(Extract.Matching)}, {order}. Time zone: {Programme.DefaultOffice.TimeZone}."
            );
        }
    }

    private static bool IsTrouble(LedgerState state) => state is LedgerState.Failed or LedgerState.InDoubt;

    private static bool IsOpen(LedgerState state) => state is LedgerState.Queued or LedgerState.Held or LedgerState.Sending;

    private string Number(int number) => number.ToString("N0", Culture);

    private string NameOf(LedgerState state) =>
        state switch
        {
            LedgerState.Sent => Say("Gesendet", "Sent"),
            LedgerState.Queued => Say("In der Reihe", "Queued"),
            LedgerState.Held => Say("Wartet", "Held"),
            LedgerState.Sending => Say("Unterwegs", "Sending"),
            LedgerState.Skipped => Say("Entfallen", "Skipped"),
            LedgerState.Failed => Say("Gescheitert", "Failed"),
            _ => Say("Ungewiss", "In doubt"),
        };

    private RenderFragment Moment(DateTimeOffset moment) =>
        builder =>
        {
            var zone = DateTimeZoneProviders.Tzdb[Programme.DefaultOffice.TimeZone];
            var local = Instant.FromDateTimeOffset(moment).InZone(zone).ToDateTimeUnspecified();
            builder.OpenElement(0, "time");
            builder.AddAttribute(1, "datetime", moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            builder.AddContent(2, local.ToString(Site.Voice.IsGerman ? "ddd d. MMM yyyy, HH:mm" : "ddd d MMM yyyy, HH:mm", Culture));
            builder.CloseElement();
        };

    /// <summary>Without the workflow, which most occasions begin with.</summary>
    private static string OccasionOf(LedgerLine line) =>
        line.Occasion.StartsWith(line.Workflow + "/", StringComparison.Ordinal) ? line.Occasion[(line.Workflow.Length + 1)..] : line.Occasion;

    private string MessagesOf(string workflow) => Site.HereWith([new("workflow", workflow)]);

    private string PageAfter(string? after) =>
        Site.HereWith(
            [
                new("recipient", Filter.Recipient),
                new("workflow", Filter.Workflow),
                new("edition", Filter.Edition),
                new("lane", Filter.Lane),
                new("state", Filter.State?.ToString()),
                new("size", Filter.Size == LedgerFilter.DefaultSize ? null : Filter.Size.ToString(CultureInfo.InvariantCulture)),
                new("after", after),
            ]
        );
}
