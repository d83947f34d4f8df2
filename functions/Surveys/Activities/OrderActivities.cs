using Automations.Programme.Surveys;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Surveys.Activities;

public sealed class OrderActivities(ISurveyOrders orders)
{
    [Function(SurveyOrder.Place)]
    public Task<string> PlaceAsync([ActivityTrigger] SurveyOrder order, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        orders.PlaceAsync(order, client, cancellation);
}
