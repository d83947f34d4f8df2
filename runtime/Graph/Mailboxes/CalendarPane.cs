using Automations.Runtime.Graph.Calendar;
using Automations.Runtime.Graph.Mail;
using Automations.Runtime.Graph.People;

namespace Automations.Runtime.Graph.Mailboxes;

/// <summary>A person's calendar as an agenda, in their own time zone.</summary>
internal sealed class CalendarPane(MailboxQueries queries)
{
    public Html Write(PageContext page, Person person)
    {
        var days = queries.Events(person.Id)
            .GroupBy(e => PageContext.Local(e.StartAt, person).Date)
            .Select(day => Day(page, person, new DateTimeOffset(day.Key, TimeSpan.Zero), day))
            .ToList();
        var content = days.Count == 0
            ? Layout.Empty(page.Texts.Of("Freie Tage", "Free days"), page.Texts.Of("Noch keine Termine.", "No events yet."))
            : Html.Of($"{days}");
        return Html.Of($"""<section class="read agenda" id="pane" tabindex="-1" data-live><h2 class="visually-hidden">{page.Texts.Of("Kalender", "Calendar")}</h2>{content}</section>""");
    }

    private static Html Day(PageContext page, Person person, DateTimeOffset day, IEnumerable<CalendarEvent> events) => Html.Of(
        $"""
        <section class="day">
          <h3 class="day-title"><span class="day-number">{day.Day}</span><span>{day.ToString("dddd", page.Texts.Culture)}<br><span class="soft">{day.ToString("MMMM yyyy", page.Texts.Culture)}</span></span></h3>
          <div class="day-events">{events.Select(e => Event(page, person, e))}</div>
        </section>
        """);

    private static Html Event(PageContext page, Person person, CalendarEvent entry)
    {
        var texts = page.Texts;
        var start = PageContext.Local(entry.StartAt, person);
        var end = PageContext.Local(entry.EndAt, person);
        var cancelled = entry.Details["isCancelled"]?.GetValue<bool>() == true;
        var place = entry.Details["location"]?["displayName"]?.ToString();
        var organizer = entry.Details["organizer"]?["emailAddress"]?["name"]?.ToString();
        var attendees = entry.Attendees.Select(a => Html.Of(
            $"""<li>{a["emailAddress"]?["name"]?.ToString()} <span class="soft">{texts.Response(a["status"]?["response"]?.ToString())}</span></li>""")).ToList();
        var text = JsonDraft.Body(entry.Details["body"]).PlainText;
        return Html.Of(
            $"""
            <article class="event{(cancelled ? " cancelled" : "")}">
              <p class="event-time"><time datetime="{entry.StartAt}">{start.ToString("HH:mm", texts.Culture)}</time> – <time datetime="{entry.EndAt}">{end.ToString("HH:mm", texts.Culture)}</time> <span class="soft">{person.TimeZone}</span></p>
              <h4 class="event-title">{entry.Subject}</h4>
              <p class="soft">{organizer}{(string.IsNullOrEmpty(place) ? "" : " · " + place)}</p>
              {Html.When(text.Length > 0, () => Html.Of($"""<p class="event-text">{text}</p>"""))}
              {Html.When(attendees.Count > 0, () => Html.Of($"""<details><summary>{attendees.Count} {texts.Of(attendees.Count == 1 ? "Einladung" : "Einladungen", attendees.Count == 1 ? "invitation" : "invitations")}</summary><ul class="attendees">{attendees}</ul></details>"""))}
              {Html.When(!entry.IsOrganizer && !cancelled && person.LeftAt is null, () => Answer(texts, person, entry))}
            </article>
            """);
    }

    private static Html Answer(Texts texts, Person person, CalendarEvent entry) => Html.Of(
        $"""
        <form class="answer" method="post" action="{Links.Mailbox(person)}/calendar/{entry.Id}">
          <span class="soft">{texts.Of("Deine Antwort:", "Your answer:")} {texts.Response(entry.Details["responseStatus"]?["response"]?.ToString())}</span>
          <button name="response" value="accepted">{texts.Of("Zusagen", "Accept")}</button>
          <button class="quiet" name="response" value="declined">{texts.Of("Absagen", "Decline")}</button>
        </form>
        """);
}
