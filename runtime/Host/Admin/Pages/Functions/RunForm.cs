using Automations.Runtime.Host.Functions;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>A function to be run by hand, with what was typed and what is wrong with it.</summary>
internal sealed record RunForm(Function Function, string Input, string Id, string? InputProblem = null, string? IdProblem = null)
{
    private const int LongestId = 100;

    private bool IsWorkflow => Function.Kind == FunctionKind.Orchestration;

    public bool IsWrong => InputProblem is not null || IdProblem is not null;

    public RunForm Check() => this with
    {
        InputProblem = Function.Kind is FunctionKind.Queue or FunctionKind.Timer ? null : Json.Problem(Input),
        IdProblem = Id.Length > LongestId || Id.Any(char.IsControl) ? $"An id has at most {LongestId} printable characters." : null,
    };

    public Html Render() => Html.Of($"""
        <form method="post" action="/admin/actions/run" class="card stack">
          <input type="hidden" name="function" value="{Function.Name}">
          <p class="field"><label for="input">{Asked}</label><textarea id="input" name="input" rows="8" spellcheck="false"{Wrong("input", InputProblem)}>{Input}</textarea>{Problem("input", InputProblem)}</p>
          {Html.If(IsWorkflow, () => Html.Of($"<p class=\"field\"><label for=\"id\">Instance id, or nothing for a new one</label><input id=\"id\" name=\"id\" value=\"{Id}\" autocomplete=\"off\" spellcheck=\"false\"{Wrong("id", IdProblem)}>{Problem("id", IdProblem)}</p>"))}
          <p class="buttons"><button class="primary">{(IsWorkflow ? "Start" : "Run now")}</button></p>
        </form>
        """);

    private string Asked => Function.Kind switch
    {
        FunctionKind.Queue => "The message, as the sender would write it",
        FunctionKind.Orchestration => "The workflow’s input, as JSON",
        _ => "The input, as JSON",
    };

    private static Html Problem(string field, string? problem) =>
        Html.If(problem is not null, () => Html.Of($"<strong class=\"alarm\" id=\"{field}-problem\">{problem}</strong>"));

    private static Html Wrong(string field, string? problem) =>
        Html.If(problem is not null, () => Html.Of($" aria-invalid=\"true\" aria-describedby=\"{field}-problem\" autofocus"));
}
