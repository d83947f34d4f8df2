using Microsoft.DurableTask.Client;

namespace Automations.Programme.Surveys;

/// <summary>Takes orders for survey runs.</summary>
public interface ISurveyOrders
{
    /// <summary>Stores the audience and starts the run once, however often the same order comes.</summary>
    /// <returns>The instance id of the run; the first order given for a run is the one that counts.</returns>
    /// <exception cref="ArgumentException">There is no such survey, or the order breaks a rule.</exception>
    Task<string> PlaceAsync(SurveyOrder order, DurableTaskClient client, CancellationToken cancellation);
}
