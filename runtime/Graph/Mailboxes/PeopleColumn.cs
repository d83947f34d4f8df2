using Automations.Runtime.Graph.People;

namespace Automations.Runtime.Graph.Mailboxes;

/// <summary>The people to choose from: where something came in last, shared mailboxes, then everyone by place.</summary>
internal sealed class PeopleColumn(PeopleDirectory people, MailboxQueries queries)
{
    private const int MostShown = 200;
    private const int LatestShown = 5;

    public Html Write(PageContext page, Person? selected)
    {
        var unread = queries.Unread();
        var texts = page.Texts;
        return Html.Of(
            $"""
            <nav class="people" aria-label="{texts.Of("Postfächer", "Mailboxes")}">
            <form class="search" role="search" action="/" method="get">
              <label class="visually-hidden" for="q">{texts.Of("Person suchen", "Find a person")}</label>
              <input id="q" name="q" type="search" autocomplete="off" placeholder="{texts.Of("Person suchen", "Find a person")}" value="{page.Search}">
            </form>
            <div class="people-list" id="people" data-live>
            {(page.Search is { } search ? Found(page, search, selected, unread) : Everyone(page, selected, unread))}
            </div>
            </nav>
            """);
    }

    public static bool Matches(Person person, string search) =>
        new[] { person.DisplayName, person.UserPrincipalName, person.Department, person.OfficeLocation }
            .Any(text => text?.Contains(search, StringComparison.CurrentCultureIgnoreCase) == true);

    private Html Found(PageContext page, string search, Person? selected, Dictionary<string, int> unread)
    {
        var found = people.Ever().Where(p => Matches(p, search)).Take(MostShown).ToList();
        return found.Count == 0
            ? Html.Of($"""<p class="hint">{page.Texts.Of("Niemand gefunden.", "Nobody found.")}</p>""")
            : Section(page, page.Texts.Of("Gefunden", "Found"), found, selected, unread);
    }

    private Html Everyone(PageContext page, Person? selected, Dictionary<string, int> unread)
    {
        var texts = page.Texts;
        var everyone = people.Ever();
        var latest = queries.Latest(LatestShown + 1).Select(people.FindEver).OfType<Person>().Where(p => !p.IsShared).Take(LatestShown).ToList();
        var sections = new List<Html>
        {
            Section(page, texts.Of("Gemeinsam", "Shared"), everyone.Where(p => p.IsShared), selected, unread),
            Section(page, texts.Of("Zuletzt bekommen", "Latest mail"), latest, selected, unread),
        };
        sections.AddRange(everyone
            .Where(p => p is { IsShared: false, LeftAt: null })
            .Take(MostShown)
            .GroupBy(p => p.OfficeLocation ?? texts.Of("Ohne Ort", "Without place"), StringComparer.OrdinalIgnoreCase)
            .Select(place => Section(page, place.Key, place.OrderBy(p => p.DisplayName, StringComparer.Create(texts.Culture, ignoreCase: true)), selected, unread)));
        sections.Add(Section(page, texts.Of("Nicht mehr im Verzeichnis", "Left the directory"), everyone.Where(p => p.LeftAt is not null), selected, unread));
        if (everyone.Count > MostShown)
            sections.Add(Html.Of($"""<p class="hint">{texts.Of("Weitere Personen über die Suche.", "Search for more people.")}</p>"""));
        return Html.Of($"{sections}");
    }

    private static Html Section(PageContext page, string title, IEnumerable<Person> persons, Person? selected, Dictionary<string, int> unread)
    {
        var links = persons.Select(p => Link(page, p, p.Id == selected?.Id, unread.GetValueOrDefault(p.Id))).ToList();
        return Html.When(links.Count > 0, () => Html.Of(
            $"""
            <h2 class="people-title">{title}</h2>
            <ul>
            {links}
            </ul>
            """));
    }

    private static Html Link(PageContext page, Person person, bool isSelected, int unread)
    {
        var count = Html.When(unread > 0, () => Html.Of(
            $"""<span class="count">{unread}<span class="visually-hidden"> {page.Texts.Of("ungelesen", "unread")}</span></span>"""));
        return Html.Of(
            $"""
            <li><a class="person" href="{Links.Mailbox(person, page.Search)}"{Layout.Current(isSelected)}>
              {Layout.Avatar(person.DisplayName, person.UserPrincipalName)}
              <span class="person-text"><span class="person-name">{person.DisplayName}</span><span class="person-note">{person.Department ?? person.UserPrincipalName}</span></span>
              {count}
            </a></li>
            """);
    }
}
