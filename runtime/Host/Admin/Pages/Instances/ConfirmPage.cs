using Automations.Runtime.Host.Durable;
using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>Asks before what cannot be undone.</summary>
internal sealed class ConfirmPage(Layout layout, EngineHolder durable)
{
    public async Task<IResult> ShowAsync(HttpContext http, string action, string id)
    {
        if (action is not ("terminate" or "purge") || string.IsNullOrEmpty(id)
            || await durable.Client.GetInstanceAsync(id, http.RequestAborted) is not { } instance)
            return layout.Missing(http, "No such instance", $"There is no workflow instance with the id “{id}”. It may have been purged.");
        var (question, consequence, button) = action == "terminate"
            ? ("Terminate this workflow?", "It ends at once, whatever it is doing, and does not go on. What it has done already stays done.", "Terminate it")
            : ("Purge this workflow?", "It is removed with its history, input and output. This page will not find it any more.", "Purge it");
        var children = (await durable.Engine.ListInstancesAsync(new(1) { ParentId = id }, http.RequestAborted)).Count > 0;
        return layout.Page(http, question, Html.Of($"""
            <h1>{question}</h1>
            <form method="post" action="/admin/actions/instance/{action}" class="card ask">
              <input type="hidden" name="id" value="{id}">
              <p class="facts"><strong class="id">{id}</strong> <span>{instance.Name}</span> {Shown.Status(instance.RuntimeStatus)}</p>
              <p>{consequence}</p>
              {Html.If(action == "terminate", () => Html.Of($"<p class=\"field\"><label for=\"reason\">Reason, becomes its output</label><input id=\"reason\" name=\"reason\" autocomplete=\"off\"></p>"))}
              {Html.If(children, () => Html.Of($"<p><label class=\"check\"><input type=\"checkbox\" name=\"recursive\" value=\"true\"{(action == "terminate" ? Html.Of($" checked") : Html.Nothing)}> The workflows it started too</label></p>"))}
              <p class="buttons"><button class="danger solid">{button}</button> <a class="button" href="{Links.Instance(id)}">Leave it alone</a></p>
            </form>
            """));
    }
}
