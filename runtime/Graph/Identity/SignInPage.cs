using Automations.Runtime.Graph.Mailboxes;
using Automations.Runtime.Graph.People;

namespace Automations.Runtime.Graph.Identity;

/// <summary>Lets the person at the screen say who they are: no passwords here.</summary>
internal static class SignInPage
{
    private const int MostShown = 30;

    public static Html Write(Texts texts, AuthorizeRequest request, string action, string? search, IReadOnlyList<Person> people, IReadOnlySet<string> managers)
    {
        var found = people
            .Where(p => !p.IsShared && (search is null || PeopleColumn.Matches(p, search)))
            .OrderByDescending(p => p.UserPrincipalName.Equals(request.LoginHint, StringComparison.OrdinalIgnoreCase))
            .ThenByDescending(p => managers.Contains(p.Id))
            .ThenBy(p => p.DisplayName, StringComparer.Create(texts.Culture, ignoreCase: true))
            .ToList();
        var hidden = request.Parameters.Select(p => Html.Of($"""<input type="hidden" name="{p.Key}" value="{p.Value}">""")).ToList();
        var choices = found.Take(MostShown).Select(p => Choice(texts, p, managers.Contains(p.Id))).ToList();
        return Layout.Document(texts, texts.Of("Anmelden", "Sign in"), Html.Of(
            $"""
            <main class="sign-in">
            <div class="sign-in-card">
              <h1>{texts.Of("Wer bist du?", "Who are you?")}</h1>
              <p class="lead">{texts.Of("Lokale Anmeldung: ohne Passwort, nur auf diesem Rechner.", "Local sign-in: no password, on this machine only.")}</p>
              <form class="search" role="search" method="get" action="{action}">
                {hidden}
                <label class="visually-hidden" for="q">{texts.Of("Name, Bereich oder Ort", "Name, department or place")}</label>
                <input id="q" name="q" type="search" value="{search}" placeholder="{texts.Of("Name, Bereich oder Ort", "Name, department or place")}" autocomplete="off" autofocus>
                <button class="quiet" type="submit">{texts.Of("Suchen", "Search")}</button>
              </form>
              <form method="post" action="{action}">
                {hidden}
                <ul>
                {choices}
                </ul>
              </form>
              {Html.When(choices.Count == 0, () => Html.Of($"""<p class="hint">{texts.Of("Niemand gefunden.", "Nobody found.")}</p>"""))}
            </div>
            {Html.When(found.Count > MostShown, () => Html.Of($"""<p class="note">{texts.Of($"{MostShown} von {found.Count} Personen. Die Suche findet alle.", $"{MostShown} of {found.Count} people. Search finds everyone.")}</p>"""))}
            </main>
            """));
    }

    public static Html Problem(Texts texts, string problem) => Layout.Document(texts, texts.Of("Anmelden", "Sign in"), Html.Of(
        $"""
        <main class="sign-in"><div class="sign-in-card">
        <h1>{texts.Of("So geht es nicht weiter", "This does not work")}</h1>
        <p class="lead">{problem}</p>
        </div></main>
        """));

    public static Html SignedOut(Texts texts) => Layout.Document(texts, texts.Of("Abgemeldet", "Signed out"), Html.Of(
        $"""
        <main class="sign-in"><div class="sign-in-card">
        <h1>{texts.Of("Abgemeldet", "Signed out")}</h1>
        <p class="lead">{texts.Of("Du kannst dieses Fenster schließen.", "You can close this window.")}</p>
        </div></main>
        """));

    private static Html Choice(Texts texts, Person person, bool isManager) => Html.Of(
        $"""
        <li><button class="choose" name="person" value="{person.Id}">
          {Layout.Avatar(person.DisplayName, person.UserPrincipalName)}
          <span class="person-text"><span class="person-name">{person.DisplayName}</span><span class="person-note">{string.Join(" · ", new[] { person.Department, person.OfficeLocation }.OfType<string>())}</span></span>
          {Html.When(isManager, () => Html.Of($"""<span class="badge">{texts.Of("Community-Management", "Community management")}</span>"""))}
        </button></li>
        """);
}
