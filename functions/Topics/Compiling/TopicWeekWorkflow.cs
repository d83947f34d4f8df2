using Automations.Programme.Workflows;
using Automations.Topics.Trends;
using Automations.Topics.Weeks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Automations.Topics.Compiling;

/// <summary>A week that is over: counted, published once, and told where something erupted.</summary>
public static class TopicWeekWorkflow
{
    public const string Name = "TopicWeek";

    public static string InstanceIdOf(string programme, IsoWeek week) => $"topics-{programme}-{week}";

    [Function(Name)]
    public static async Task<int> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var week = context.GetInput<TopicWeekInput>()!.Week;
        for (var before = TrendTest.WeeksBefore; before >= 0; before--)
            await CountAsync(context, new(week.Plus(-before)));

        var eruptions = await context.CallActivityAsync<int>(TopicActivities.Publish, new TopicWeekInput(week), PatientRetry.Options);
        if (eruptions > 0)
            await context.CallActivityAsync(TopicActivities.Raise, new TopicWeekInput(week), PatientRetry.Options);
        return eruptions;
    }

    // what came late counts for the weeks before too
    private static async Task CountAsync(TaskOrchestrationContext context, TopicWeekInput week)
    {
        while (await context.CallActivityAsync<bool>(TopicActivities.Fold, week, PatientRetry.Options))
        {
            // something is left
        }
    }
}

public sealed record TopicWeekInput(IsoWeek Week);
