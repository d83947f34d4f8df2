using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;

namespace Automations.Messages.Texts;

/// <summary>
/// Texts that community managers have put into the blob container <c>content</c>, as <c>messages/{template}/{language}.md</c>.
/// A change counts after a minute at the latest.
/// </summary>
/// <param name="wallClock">Real time, since the blobs change in real time, also where the app's clock stands still.</param>
internal sealed class BlobTexts(BlobContainerClient content, TimeProvider wallClock) : IMessageTexts
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);

    public async Task<MessageText?> FindAsync(string template, string language, CancellationToken cancellation)
    {
        var name = $"messages/{template}/{language}.md";
        if (known.TryGetValue(name, out var last) && wallClock.GetElapsedTime(last.ReadAt) < Fresh)
            return last.Text;
        var text = await ReadAsync(name, cancellation);
        known[name] = new(text, wallClock.GetTimestamp());
        return text;
    }

    private async Task<MessageText?> ReadAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var answer = await content.GetBlobClient(name).DownloadContentAsync(cancellation);
            return new($"{content.Name}/{name}", answer.Value.Content.ToString());
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    private sealed record Known(MessageText? Text, long ReadAt);
}
