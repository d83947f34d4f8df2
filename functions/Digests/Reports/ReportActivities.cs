using System.Text.Json;
using Automations.Delivery;
using Automations.Digests.Editions;
using Automations.Digests.Reports.Mail;
using Automations.People;
using Automations.Programme;
using Automations.Programme.Reports;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Digests.Reports;

/// <summary>Puts a month together, and queues it for the sponsors and the community managers.</summary>
internal sealed class ReportActivities(IEnumerable<IReportSource> sources, ReportTable reports, IDirectory directory, IOutbox outbox, ProgrammeSettings programme, TimeProvider time)
{
    public const string Collect = "CollectReport";
    public const string Queue = "QueueReport";

    /// <summary>Once written a report stays as it is, so that nobody reads other numbers than somebody else.</summary>
    [Function(Collect)]
    public async Task CollectAsync([ActivityTrigger] string month, CancellationToken cancellation)
    {
        var span = ReportMonth.Of(month, EditionSchedule.CalendarOf(programme)) ?? throw new ArgumentException($"{month} is no month.", nameof(month));
        var figures = new List<ReportFigure>();
        foreach (var source in sources)
            figures.AddRange(await source.CollectAsync(span, cancellation));
        await reports.TryAddAsync(new(month, time.GetUtcNow(), [.. figures.OrderBy(figure => figure.Section)]), cancellation);
    }

    /// <returns>For how many people.</returns>
    [Function(Queue)]
    public async Task<int> QueueAsync([ActivityTrigger] ReportMailing mailing, CancellationToken cancellation)
    {
        var recipients = new Dictionary<string, Recipient>(StringComparer.OrdinalIgnoreCase);
        foreach (var sponsor in programme.Digests.Report?.Sponsors ?? [])
            if (await RecipientOfAsync(sponsor, cancellation) is { } recipient)
                recipients.TryAdd(recipient.Address, recipient);
        foreach (var manager in await directory.CommunityManagersAsync(cancellation))
            recipients.TryAdd(manager.Mail, Recipient.Of(manager));
        await outbox.QueueManyAsync([.. recipients.Values.Select(recipient => MessageTo(recipient, mailing))], cancellation);
        return recipients.Count;
    }

    /// <returns>Null for somebody who has left; an address outside the directory is written to in the programme's first language.</returns>
    private async Task<Recipient?> RecipientOfAsync(string sponsor, CancellationToken cancellation)
    {
        if (await directory.FindAsync(sponsor, cancellation) is { } person)
            return Recipient.Of(person);
        var office = programme.DefaultOffice;
        return sponsor.Contains('@') ? new(PersonId: null, sponsor, sponsor, "", programme.Languages[0], office.TimeZone, office.Holidays) : null;
    }

    private static MessageIntent MessageTo(Recipient recipient, ReportMailing mailing) =>
        new()
        {
            Occasion = $"{mailing.Instance}/report",
            Workflow = mailing.Instance,
            Recipient = recipient,
            Template = ReportComposer.Name,
            View = JsonSerializer.SerializeToElement(new ReportSlots(mailing.Month, recipient.PersonId), ProgrammeJson.Options),
            StandsAlone = true,
        };
}

/// <param name="Instance">The report's workflow.</param>
public sealed record ReportMailing(string Month, string Instance);
