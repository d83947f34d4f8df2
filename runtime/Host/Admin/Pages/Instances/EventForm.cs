namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>An event to be raised as somebody wrote it, and what is wrong with it.</summary>
internal sealed record EventForm(string Name, string Data, string? NameProblem = null, string? DataProblem = null)
{
    public static EventForm Empty { get; } = new("", "");

    public bool IsWrong => NameProblem is not null || DataProblem is not null;

    public static EventForm Check(string name, string data) => new(
        name, data,
        string.IsNullOrWhiteSpace(name) ? "An event needs a name: the one the workflow waits for." : null,
        Json.Problem(data));

    public Html Render(string instanceId) => Html.Of($"""
        <form method="post" action="/admin/actions/instance/raise" class="stack" novalidate>
          <input type="hidden" name="id" value="{instanceId}">
          {Field("event", "Event", NameProblem, Html.Of($"<input id=\"event\" name=\"event\" value=\"{Name}\" required autocomplete=\"off\" spellcheck=\"false\"{Wrong("event", NameProblem)}>"))}
          {Field("data", "Data, as JSON", DataProblem, Html.Of($"<textarea id=\"data\" name=\"data\" rows=\"3\" spellcheck=\"false\" placeholder=\"nothing\"{Wrong("data", DataProblem)}>{Data}</textarea>"))}
          <button>Raise event</button>
        </form>
        """);

    private static Html Field(string id, string label, string? problem, Html input) => Html.Of($"""
        <p class="field"><label for="{id}">{label}</label>{input}{Html.If(problem is not null, () => Html.Of($"<strong class=\"alarm\" id=\"{id}-problem\">{problem}</strong>"))}</p>
        """);

    private static Html Wrong(string id, string? problem) =>
        Html.If(problem is not null, () => Html.Of($" aria-invalid=\"true\" aria-describedby=\"{id}-problem\" autofocus"));
}
