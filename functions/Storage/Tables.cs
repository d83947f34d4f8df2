using System.Collections.Concurrent;
using Azure.Data.Tables;

namespace Automations.Storage;

/// <summary>Tables that exist once they are asked for.</summary>
public sealed class Tables(TableServiceClient service)
{
    private readonly ConcurrentDictionary<string, TableClient> open = new();

    public async ValueTask<TableClient> OpenAsync(string name, CancellationToken cancellation)
    {
        if (open.TryGetValue(name, out var known))
            return known;
        var table = service.GetTableClient(name);
        await table.CreateIfNotExistsAsync(cancellation);
        return open.GetOrAdd(name, table);
    }
}
