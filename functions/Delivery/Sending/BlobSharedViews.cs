using System.Collections.Concurrent;
using System.Text.Json;
using Automations.Delivery.Outbox;
using Automations.Messages;
using Azure;
using Azure.Storage.Blobs;

namespace Automations.Delivery.Sending;

/// <summary>Shared views as blobs <c>{workflow}/{name}.json</c>. A replaced one counts after a minute at the latest.</summary>
internal sealed class BlobSharedViews(BlobServiceClient blobs) : ISharedViews
{
    private const string Container = "shared-views";

    /// <summary>So many are kept in memory; a digest has one a language.</summary>
    private const int MostKept = 64;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(Container);
    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);

    public async Task PutAsync(string workflow, string name, JsonElement view, CancellationToken cancellation)
    {
        if (view.ValueKind != JsonValueKind.Object)
            throw new ArgumentException("A shared view is a JSON object.", nameof(view));
        var path = PathOf(workflow, name);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        await container.GetBlobClient(path).UploadAsync(BinaryData.FromString(view.GetRawText()), overwrite: true, cancellation);
        known.TryRemove(path, out _);
    }

    public async Task<JsonElement> GetAsync(string workflow, string name, CancellationToken cancellation)
    {
        var path = PathOf(workflow, name);
        if (known.TryGetValue(path, out var last) && TimeProvider.System.GetElapsedTime(last.ReadAt) < Fresh)
            return last.View;
        if (known.Count >= MostKept)
            known.Clear();
        var view = await ReadAsync(path, cancellation);
        known[path] = new(view, TimeProvider.System.GetTimestamp());
        return view;
    }

    private async Task<JsonElement> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            var answer = await container.GetBlobClient(path).DownloadContentAsync(cancellation);
            using var document = JsonDocument.Parse(answer.Value.Content);
            return document.RootElement.Clone();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            throw new MessageTextException($"The shared view {path} is missing.", missing);
        }
    }

    private static string PathOf(string workflow, string name) => $"{MessageKey.PartitionOf(workflow)}/{MessageKey.PartitionOf(name)}.json";

    private sealed record Known(JsonElement View, long ReadAt);
}
