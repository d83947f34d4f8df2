using Automations.Programme;
using Automations.Programme.Surveys;
using Automations.Programme.Workflows;
using Automations.Surveys.Definitions;
using Automations.Surveys.Workflow;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Automations.Surveys.Runs;

internal sealed partial class SurveyOrders(
    ISurveyDefinitions definitions,
    SurveyRuns runs,
    Audience audience,
    ProgrammeSettings programme,
    TimeProvider time,
    ILogger<SurveyOrders> log
) : ISurveyOrders
{
    public async Task<string> PlaceAsync(SurveyOrder order, DurableTaskClient client, CancellationToken cancellation)
    {
        var placed = await TryPlaceAsync(order, client, cancellation);
        return placed.InstanceId ?? throw new ArgumentException(string.Join(' ', placed.Problems), nameof(order));
    }

    public async Task<PlacedOrder> TryPlaceAsync(SurveyOrder order, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await definitions.FindAsync(order.Survey, cancellation) is not { } definition)
            return new(null, IsNew: false, [new("survey", $"\"{order.Survey}\" is no survey; GET /api/surveys lists them.")]);
        var run = RunOf(order, definition);
        var problems = SurveyOrderRules.Check(order, definition, run, programme).ToList();
        if (problems.Count > 0)
            return new(null, IsNew: false, problems);

        // in this order: a run that can be found has its audience, and an order that died half-way is finished by the next
        if (await runs.FindAsync(order.Run, cancellation) is null && order.Audience is { } people)
            await audience.NoteAsync(order.Run, people, cancellation);
        if (!await runs.TryAddAsync(run, cancellation))
            run = await runs.GetAsync(order.Run, cancellation);
        if (run.Definition.Id != order.Survey)
            return new(null, IsNew: false, [new("run", $"\"{order.Run}\" is a run of the survey {run.Definition.Id}.")]);

        var instance = SurveyOrder.InstanceIdOf(run.Id);
        var known = await client.StartOnceAsync(SurveyOrder.Workflow, instance, SurveyInput.Of(run, programme), cancellation);
        if (known is null)
            LogStarted(instance);
        return new(instance, IsNew: known is null, []);
    }

    private SurveyRun RunOf(SurveyOrder order, SurveyDefinition definition)
    {
        var opens = order.Opens is { } later && later > time.GetUtcNow() ? later.ToUniversalTime() : time.GetUtcNow();
        return new()
        {
            Id = order.Run,
            Definition = definition,
            Occasion = order.Occasion,
            Opens = opens,
            Closes = order.Closes?.ToUniversalTime() ?? programme.OfficeCalendar().AddWorkingDays(opens, programme.Surveys.CloseAfterWorkingDays),
            Hosts = order.Hosts,
            AsksChampions = order.Audience is null,
            LeastAnswers = programme.Surveys.LeastAnswers,
        };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Instance} starts")]
    private partial void LogStarted(string instance);
}

/// <param name="InstanceId">Null when there are <paramref name="Problems"/>.</param>
internal sealed record PlacedOrder(string? InstanceId, bool IsNew, IReadOnlyList<JsonProblem> Problems);
