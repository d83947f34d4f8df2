using System.Text.Json;
using System.Text.Json.Serialization;
using Automations.Delivery;
using Automations.Digests.Audience;
using Automations.Digests.Editions;
using Automations.Digests.Mail;
using Automations.People;
using Automations.Programme;
using Automations.Web;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace Automations.Digests.Activities;

/// <summary>What the editors, who are the community managers, hear of an edition.</summary>
internal sealed class EditorActivities(
    EditionTable editions,
    IDirectory directory,
    IOutbox outbox,
    ISignedLinks links,
    ProgrammeSettings programme,
    IOptions<AppOptions> app
)
{
    public const string Preview = "PreviewDigest";
    public const string Tell = "TellDigestEditors";
    public const string Move = "MoveDigest";
    public const string Close = "CloseDigest";

    private const string OutcomeTemplate = "Digests/DigestOutcome";

    [Function(Preview)]
    public async Task PreviewAsync([ActivityTrigger] PreviewOrder order, CancellationToken cancellation)
    {
        var edition = await editions.GetAsync(order.Edition, cancellation);
        foreach (var editor in await directory.CommunityManagersAsync(cancellation))
        {
            var sends = LocalSendTime.Of(programme.CalendarOf(editor.Holidays, editor.TimeZone), order.SendOn, edition.SendAt, edition.Period.Until);
            var view = new PreviewSlots(order.Edition, order.Deadline, order.WhenNobodyDecides.ToString(), sends, links.ForEditing(order.Edition, editor, order.Deadline));
            await outbox.QueueAsync(Message(order.Instance, editor, "preview", PreviewComposer.Name, view), cancellation);
        }
    }

    [Function(Tell)]
    public async Task TellAsync([ActivityTrigger] OutcomeNews news, CancellationToken cancellation)
    {
        var outcome = JsonNamingPolicy.CamelCase.ConvertName(news.Outcome.ToString());
        foreach (var editor in await directory.CommunityManagersAsync(cancellation))
        {
            var page = news.Outcome == EditionOutcome.Undecided ? links.ForEditing(news.Edition, editor, news.Deadline) : app.Value.AddressOf($"/digests?lang={editor.Language}");
            var view = new DigestOutcomeView(news.Edition, outcome, news.Reason, page);
            await outbox.QueueAsync(Message(news.Instance, editor, outcome, OutcomeTemplate, view), cancellation);
        }
    }

    [Function(Move)]
    public Task MoveAsync([ActivityTrigger] EditionMove move, CancellationToken cancellation) =>
        editions.ChangeAsync(move.Edition, edition => edition with { SendOn = move.SendOn }, cancellation);

    [Function(Close)]
    public async Task CloseAsync([ActivityTrigger] EditionEnd end, CancellationToken cancellation)
    {
        var state = end.Outcome switch
        {
            EditionOutcome.NothingNew => EditionState.NothingNew,
            EditionOutcome.Withdrawn => EditionState.Withdrawn,
            _ => EditionState.Skipped,
        };
        if (await editions.FindAsync(end.Edition, cancellation) is not null)
            await editions.ChangeAsync(end.Edition, edition => edition with { State = state, Note = end.Reason }, cancellation);
    }

    private static MessageIntent Message<TView>(string instance, Person editor, string occasion, string template, TView view) =>
        new()
        {
            Occasion = $"{instance}/{occasion}",
            Workflow = instance,
            Recipient = Recipient.Of(editor),
            Template = template,
            View = JsonSerializer.SerializeToElement(view, ProgrammeJson.Options),
            Priority = MessagePriority.Approval,
        };
}

public sealed record PreviewOrder(string Edition, string Instance, DateOnly SendOn, DateTimeOffset Deadline, UndecidedDigest WhenNobodyDecides);

public sealed record OutcomeNews(string Edition, string Instance, EditionOutcome Outcome, string? Reason, DateTimeOffset Deadline);

public sealed record EditionMove(string Edition, DateOnly SendOn);

public sealed record EditionEnd(string Edition, EditionOutcome Outcome, string? Reason);

[JsonConverter(typeof(JsonStringEnumConverter<EditionOutcome>))]
public enum EditionOutcome
{
    NothingNew,
    Skipped,
    Withdrawn,

    /// <summary>The deadline is over, and it waits.</summary>
    Undecided,
}
