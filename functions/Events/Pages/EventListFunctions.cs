using Automations.Events.Calendar;
using Automations.Events.Store;
using Automations.People;
using Automations.Programme;
using Automations.Web;
using Automations.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Events.Pages;

internal sealed class EventListFunctions(
    IEventStore events,
    EventVisitors visitors,
    ISignedLinks links,
    IDirectory directory,
    EventFiles files,
    IPages pages,
    ProgrammeSettings programme,
    TimeProvider clock
)
{
    [Function("EventsPage")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "events")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        if (await visitors.WhoAsync(request, EventLinks.Attend, eventId: null, cancellation) is not { } visitor)
            return request.ToSignIn();
        var (now, voice) = (clock.GetUtcNow(), Site.VoiceOf(request, programme));
        var times = new EventTimes(voice, visitor.Person.TimeZone);
        var filter = EventFilter.Read(request.Query, programme.Topics, times.DateOf(now));
        var from = filter.Month is { } month ? new DateTimeOffset(month, TimeOnly.MinValue, TimeSpan.Zero).AddDays(-1) : now;
        var found = (await events.ListAsync(from, cancellation)).Where(record => filter.Fits(record) && (EventVisibility.IsListed(record) || visitor.IsManager));
        return await pages.RenderAsync<EventsPage>(
            request,
            parameters: new Dictionary<string, object?>
            {
                [nameof(EventsPage.Events)] = found.ToList(),
                [nameof(EventsPage.Filter)] = filter,
                [nameof(EventsPage.Times)] = times,
                [nameof(EventsPage.Today)] = times.DateOf(now),
                [nameof(EventsPage.Visitor)] = visitor,
                [nameof(EventsPage.Feed)] = links.ForFeed(visitor.Person.Id, filter.Topic, voice.Language, now),
            }
        );
    }

    /// <summary>What calendar programs fetch again and again; the link is personal, since they cannot sign in.</summary>
    [Function("EventFeed")]
    public async Task<IResult> Feed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "events/feed.ics")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        if (links.Check(request, EventLinks.Feed) is not { State: LinkState.Valid, Link: { } link } || await directory.FindAsync(link.Person, cancellation) is null)
            return Results.NotFound();
        var topic = link.Subject.Length > 0 ? link.Subject : null;
        var records = (await events.ListAsync(clock.GetUtcNow().AddDays(-90), cancellation)).Where(record =>
            EventVisibility.IsListed(record) && (topic is null || record.Details.Topics.Contains(topic))
        );
        var name = topic is null ? programme.Name : $"{programme.Name}: {topic}";
        return Results.Text(files.Feed(name, records, Site.VoiceOf(request, programme).Language), "text/calendar", System.Text.Encoding.UTF8);
    }
}
