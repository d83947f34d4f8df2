using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Automations.Delivery.Outbox;
using Automations.People;
using Microsoft.Extensions.Configuration;

namespace Automations.Delivery.Sending;

/// <summary>
/// An Adaptive Card through a Teams Workflows webhook. The webhook knows no keys and tells nothing afterwards, so a card whose
/// posting was cut off is in doubt.
/// </summary>
internal sealed class ChannelTransport(IHttpClientFactory clients, Composer composer, IConfiguration configuration) : ITransport
{
    public const string Client = "Channel";
    public const string WebhookSetting = "Channel:WebhookUrl";

    public MessageKind Kind => MessageKind.ChannelCard;

    public async Task<TransportResult> SendAsync(Shipment shipment, CancellationToken cancellation)
    {
        if (shipment.Step >= SendingStep.Sending)
            return TransportResult.InDoubt("Posting the card was cut off; whether the channel has it can be seen there only.");
        if (configuration[WebhookSetting] is not { Length: > 0 } webhook)
            return TransportResult.Skipped(Explanation.NoChannel);

        var card = AdaptiveCard.Write(await composer.ComposeAsync(shipment.Intent, cancellation), shipment.Intent.Recipient.Language);
        await shipment.BeginAsync(null, cancellation);
        return await PostAsync(webhook, card, shipment, cancellation);
    }

    private async Task<TransportResult> PostAsync(string webhook, JsonObject card, Shipment shipment, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook)
        {
            Content = new StringContent(card.ToJsonString(), System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Automations-Key", shipment.Key.Row);
        try
        {
            using var response = await clients.CreateClient(Client).SendAsync(request, cancellation);
            return await ReadAsync(response, shipment, cancellation);
        }
        catch (HttpRequestException unreachable) when (unreachable.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
        {
            await shipment.WithdrawAsync(cancellation);
            throw new TransientGraphException($"The channel's webhook could not be reached: {unreachable.Message}", inner: unreachable);
        }
        catch (Exception cutOff) when (cutOff is HttpRequestException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return TransportResult.InDoubt($"Posting the card was cut off: {cutOff.Message}");
        }
    }

    private static async Task<TransportResult> ReadAsync(HttpResponseMessage response, Shipment shipment, CancellationToken cancellation)
    {
        if (response.IsSuccessStatusCode)
            return TransportResult.Sent(null);

        var answer = string.Create(CultureInfo.InvariantCulture, $"The channel's webhook answered {(int)response.StatusCode}.");
        if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
        {
            await shipment.WithdrawAsync(cancellation);
            throw new TransientGraphException(answer, response.Headers.RetryAfter?.Delta);
        }

        return (int)response.StatusCode < 500
            ? throw new GraphRefusedException(response.StatusCode.ToString(), answer) { Status = response.StatusCode }
            : TransportResult.InDoubt(answer);
    }
}
