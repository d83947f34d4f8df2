using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Automations.People.Graph;

/// <summary>Many reads in few requests: as many as one <c>$batch</c> may carry, each with an answer of its own.</summary>
internal static class BatchReads
{
    /// <summary>https://learn.microsoft.com/graph/json-batching: at most 20 requests.</summary>
    public const int MostAtOnce = 20;

    /// <summary>As the handler of single reads does, for what may pass at once.</summary>
    private const int Tries = 4;

    /// <returns>In the order of <paramref name="reads"/>: each with what was found, null for what is not there, or why it was refused.</returns>
    /// <exception cref="TransientGraphException">For some of them a later try may succeed; not before the longest pause that one of them asks for.</exception>
    public static async Task<IReadOnlyList<BatchAnswer<T>>> ReadAsync<T>(GraphServiceClient graph, IReadOnlyList<RequestInformation> reads, CancellationToken cancellation)
        where T : class, IParsable, new()
    {
        var answers = new BatchAnswer<T>[reads.Count];
        foreach (var chunk in Enumerable.Range(0, reads.Count).Chunk(MostAtOnce))
        {
            var missing = chunk;
            for (var attempt = 1; missing.Length > 0; attempt++)
            {
                var late = await AskAsync(graph, reads, missing, answers, cancellation);
                if (late.Count > 0 && (attempt == Tries || late.Any(failure => failure.RetryAfter > TimeSpan.Zero)))
                    throw late.MaxBy(failure => failure.RetryAfter ?? TimeSpan.Zero)!;
                missing = [.. missing.Where(index => answers[index] is null)];
            }
        }

        return answers;
    }

    /// <returns>Why some have no answer yet.</returns>
    private static async Task<IReadOnlyList<TransientGraphException>> AskAsync<T>(
        GraphServiceClient graph,
        IReadOnlyList<RequestInformation> reads,
        int[] wanted,
        BatchAnswer<T>[] answers,
        CancellationToken cancellation
    )
        where T : class, IParsable, new()
    {
        using var batch = new BatchRequestContent(graph);
        foreach (var index in wanted)
            await batch.AddBatchRequestStepAsync(reads[index], $"{index}");
        BatchResponseContent response;
        try
        {
            response = await GraphCalls.RunAsync(() => graph.Batch.PostAsync(batch, cancellation), cancellation);
        }
        catch (TransientGraphException failure)
        {
            return [failure];
        }

        var late = new List<TransientGraphException>();
        foreach (var index in wanted)
        {
            try
            {
                answers[index] = new(await GraphCalls.FindAsync(() => response.GetResponseByIdAsync<T>($"{index}")!, cancellation), Refused: null);
            }
            catch (GraphRefusedException refused)
            {
                answers[index] = new(Found: null, refused);
            }
            catch (TransientGraphException failure)
            {
                late.Add(failure);
            }
        }

        return late;
    }
}

/// <param name="Refused">Why there is no answer and never will be.</param>
internal sealed record BatchAnswer<T>(T? Found, GraphRefusedException? Refused)
    where T : class;
