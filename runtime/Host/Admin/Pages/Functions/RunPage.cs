using System.Text.Json.Nodes;
using Automations.Runtime.Host.Durable;
using Automations.Runtime.Host.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>Asks for the input of a function that is to be run by hand, and runs it.</summary>
internal sealed class RunPage(Layout layout, FunctionCatalog catalog, FunctionRunner runner, EngineHolder durable, Notices notices)
{
    public IResult Show(HttpContext http, string name) => Find(name) is { } function
        ? Show(http, new RunForm(function, "", ""))
        : Missing(http);

    public async Task<IResult> RunAsync(HttpContext http)
    {
        var sent = await http.Request.ReadFormAsync();
        if (Find(sent["function"].ToString()) is not { } function)
            return Missing(http);
        var form = new RunForm(function, sent["input"].ToString(), sent["id"].ToString().Trim()).Check();
        if (form.IsWrong)
            return Show(http, form);
        if (function.Kind == FunctionKind.Orchestration)
            return await StartAsync(http, form);
        runner.Start(function, function.Kind == FunctionKind.Queue ? JsonValue.Create(form.Input) : Json.Read(form.Input));
        return Results.Redirect(notices.Add("/admin/run", $"{function.Name} has been started; how it ends is in the log."));
    }

    private async Task<IResult> StartAsync(HttpContext http, RunForm form)
    {
        try
        {
            var id = await durable.Client.ScheduleNewOrchestrationInstanceAsync(
                form.Function.Name, Json.Read(form.Input), form.Id.Length > 0 ? new StartOrchestrationOptions(form.Id) : null);
            return Results.Redirect(notices.Add(Links.Instance(id), $"{form.Function.Name} has been started."));
        }
        catch (InvalidOperationException taken)
        {
            return Show(http, form with { IdProblem = taken.Message });
        }
    }

    private Function? Find(string name) => catalog.Find(name) is { Kind: not FunctionKind.Http } function ? function : null;

    private IResult Show(HttpContext http, RunForm form) => layout.Page(http, "Run " + form.Function.Name, Html.Of($"""
        <p class="crumbs"><a href="/admin/run">Functions</a></p>
        <h1>{(form.Function.Kind == FunctionKind.Orchestration ? "Start" : "Run")} {form.Function.Name}</h1>
        {form.Render()}
        """), form.IsWrong ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);

    private IResult Missing(HttpContext http) => layout.Missing(http, "No such function", "Only functions without an HTTP trigger are run here.");
}
