using Automations.Runtime.Host.Functions;
using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>Asks for the input of a function that is to be run by hand.</summary>
internal sealed class RunPage(Layout layout, FunctionCatalog catalog)
{
    public IResult Show(HttpContext http, string name)
    {
        if (catalog.Find(name) is not { } function || function.Kind == FunctionKind.Http)
            return layout.Page(http, "Not found", Html.Of($"<h1>No such function</h1><p>Only functions without an HTTP trigger are run here.</p>"), StatusCodes.Status404NotFound);
        return layout.Page(http, "Run " + function.Name, Html.Of($"""
            <p class="crumbs"><a href="/admin/">Overview</a></p>
            <h1>Run {function.Name}</h1>
            <form method="post" action="/admin/actions/run" class="card">
              <input type="hidden" name="function" value="{function.Name}">
              <label for="input">{Asked(function.Kind)}</label>
              <textarea id="input" name="input" rows="8" spellcheck="false"></textarea>
              <button>Run now</button>
            </form>
            """));
    }

    private static string Asked(FunctionKind kind) => kind switch
    {
        FunctionKind.Queue => "The message, as the sender would write it",
        FunctionKind.Orchestration => "The workflow’s input as JSON; a new instance with a new id is started",
        _ => "The input as JSON",
    };
}
