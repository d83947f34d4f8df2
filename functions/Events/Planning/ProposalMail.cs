using Automations.People;
using Automations.Web;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace Automations.Events.Planning;

/// <summary>Tells the community managers of an event that a champion proposes.</summary>
internal sealed class ProposalMail(IDirectory directory, EventMail mail, IOptions<AppOptions> app)
{
    public async Task SendAsync(EventRecord record, EventPerson champion, DurableTaskClient client, CancellationToken cancellation)
    {
        var managers = await directory.CommunityManagersAsync(cancellation);
        await mail.SendAsync([.. managers.Select(manager => MessageFor(record, champion, manager))], client, cancellation);
    }

    private Delivery.MessageIntent MessageFor(EventRecord record, EventPerson champion, Person manager)
    {
        var view = new EventProposedView(
            record.Details.Title,
            EventNames.Of(record.Details.Format, manager.Language),
            champion.Name,
            record.Details.Time.Start,
            app.Value.AddressOf($"/events/{record.Id}/edit?lang={manager.Language}")
        );
        return EventMail.Message(record, manager, "proposed", view) with { Priority = Delivery.MessagePriority.Approval };
    }
}
