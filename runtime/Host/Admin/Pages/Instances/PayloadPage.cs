using Automations.Runtime.Host.Durable;
using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>One payload as a whole, as plain text.</summary>
internal sealed class PayloadPage(Layout layout, EngineHolder durable)
{
    /// <param name="part">input, output or status; or <paramref name="sequence"/> of an event in the history.</param>
    public async Task<IResult> ShowAsync(HttpContext http, string id, string? part, int? sequence)
    {
        var text = string.IsNullOrEmpty(id) ? null
            : sequence is { } number ? await DataOfEventAsync(http, id, number)
            : await PartAsync(http, id, part);
        if (text is null)
            return layout.Missing(http, "Nothing there", "This instance has no such data. It may have been purged, or gone on into a new life.");
        Layout.Guard(http);
        return Results.Text(Shown.Pretty(text), "text/plain; charset=utf-8");
    }

    private async Task<string?> PartAsync(HttpContext http, string id, string? part)
    {
        var instance = await durable.Client.GetInstanceAsync(id, getInputsAndOutputs: true, http.RequestAborted);
        return part switch
        {
            "input" => instance?.SerializedInput,
            "output" => instance?.SerializedOutput,
            "status" => instance?.SerializedCustomStatus,
            _ => null,
        };
    }

    private async Task<string?> DataOfEventAsync(HttpContext http, string id, int sequence)
    {
        var history = await durable.Engine.GetHistoryAsync(id, http.RequestAborted);
        return sequence >= 0 && sequence < history.Count ? history[sequence].Data : null;
    }
}
