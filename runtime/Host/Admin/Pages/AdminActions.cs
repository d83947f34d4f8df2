using Automations.Runtime.Host.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>What the forms about an instance do; each leads back to a page that shows the result.</summary>
internal sealed class AdminActions(EngineHolder durable, InstancePage page, Notices notices)
{
    private const string Reason = "from the dashboard";

    public async Task<IResult> SteerAsync(HttpContext http, string action)
    {
        var form = await http.Request.ReadFormAsync();
        var id = form["id"].ToString();
        if (string.IsNullOrEmpty(id) || await durable.Client.GetInstanceAsync(id) is not { } instance)
            return await page.ShowAsync(http, id);
        var recursive = form["recursive"] == "true";
        return action switch
        {
            "raise" => await RaiseAsync(http, instance, EventForm.Check(form["event"].ToString().Trim(), form["data"].ToString())),
            "suspend" => await SteerAsync(instance, client => client.SuspendInstanceAsync(id, Reason), "It will pause after what it is doing."),
            "resume" => await SteerAsync(instance, client => client.ResumeInstanceAsync(id, Reason), "It goes on."),
            "terminate" => await SteerAsync(
                instance,
                client => client.TerminateInstanceAsync(
                    id, new TerminateInstanceOptions(form["reason"].ToString() is { Length: > 0 } reason ? reason : Reason, recursive)),
                "It has been told to end."),
            "rewind" => await RewindAsync(instance),
            "restart" => await RestartAsync(instance),
            "purge" => await PurgeAsync(instance, recursive),
            _ => TypedResults.NotFound(),
        };
    }

    private async Task<IResult> RaiseAsync(HttpContext http, OrchestrationMetadata instance, EventForm form)
    {
        if (form.IsWrong)
            return await page.ShowAsync(http, instance.InstanceId, form);
        return await SteerAsync(
            instance, client => client.RaiseEventAsync(instance.InstanceId, form.Name, Json.Read(form.Data)), $"The event {form.Name} has been raised.");
    }

    /// <summary>What has finished meanwhile takes no more orders, and the page says so.</summary>
    private async Task<IResult> SteerAsync(OrchestrationMetadata instance, Func<DurableTaskClient, Task> steer, string done)
    {
        if (instance.IsCompleted)
            return Back(instance.InstanceId, $"Nothing was done: it has ended already ({instance.RuntimeStatus}).", isProblem: true);
        await steer(durable.Client);
        return Back(instance.InstanceId, done);
    }

    private async Task<IResult> RewindAsync(OrchestrationMetadata instance)
    {
        try
        {
            await durable.Client.RewindInstanceAsync(instance.InstanceId, Reason);
            return Back(instance.InstanceId, "It has been set back to before its failure and tries again.");
        }
        catch (InvalidOperationException refused)
        {
            return Back(instance.InstanceId, refused.Message, isProblem: true);
        }
    }

    private async Task<IResult> RestartAsync(OrchestrationMetadata instance)
    {
        var id = await durable.Client.RestartAsync(instance.InstanceId, restartWithNewInstanceId: true);
        return Back(id, $"A new instance with the input of {instance.InstanceId}.");
    }

    private async Task<IResult> PurgeAsync(OrchestrationMetadata instance, bool recursive)
    {
        var purged = (await durable.Client.PurgeInstanceAsync(instance.InstanceId, new PurgeInstanceOptions(recursive))).PurgedInstanceCount;
        return purged == 0
            ? Back(instance.InstanceId, "It was not purged: it has not ended. Terminate it first.", isProblem: true)
            : Results.Redirect(notices.Add("/admin/instances", purged == 1 ? $"{instance.InstanceId} has been purged." : $"{instance.InstanceId} has been purged with {purged - 1} more."));
    }

    private IResult Back(string id, string text, bool isProblem = false) => Results.Redirect(notices.Add(Links.Instance(id), text, isProblem));
}
