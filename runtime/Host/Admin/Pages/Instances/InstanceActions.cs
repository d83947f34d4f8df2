using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>The buttons that steer an instance; what cannot be undone asks on a page of its own first.</summary>
internal static class InstanceActions
{
    public static Html Render(OrchestrationMetadata instance, EventForm form) => instance.IsCompleted ? Finished(instance) : Unfinished(instance, form);

    private static Html Finished(OrchestrationMetadata instance) => Html.Of($"""
        <section class="actions" aria-label="Actions">
          {Html.If(instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed, () => Button(instance, "rewind", "Rewind", "primary"))}
          {Button(instance, "restart", "Start again")}
          {Asking(instance, "purge", "Purge …")}
        </section>
        """);

    private static Html Unfinished(OrchestrationMetadata instance, EventForm form)
    {
        var (action, label) = instance.RuntimeStatus == OrchestrationRuntimeStatus.Suspended ? ("resume", "Resume") : ("suspend", "Suspend");
        return Html.Of($"""
            <section class="actions" aria-label="Actions">
              {Button(instance, action, label)}
              {Asking(instance, "terminate", "Terminate …")}
              <details class="raise"{(form == EventForm.Empty ? Html.Nothing : Html.Of($" open"))}><summary class="button">Raise event …</summary>{form.Render(instance.InstanceId)}</details>
            </section>
            """);
    }

    private static Html Button(OrchestrationMetadata instance, string action, string label, string style = "") => Html.Of($"""
        <form method="post" action="/admin/actions/instance/{action}"><input type="hidden" name="id" value="{instance.InstanceId}"><button class="{style}">{label}</button></form>
        """);

    private static Html Asking(OrchestrationMetadata instance, string action, string label) =>
        Html.Of($"<a class=\"button danger\" href=\"{Links.Confirm(action, instance.InstanceId)}\">{label}</a>");
}
