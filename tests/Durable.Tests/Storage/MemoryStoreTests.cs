using Automations.Runtime.Durable.Storage;
using Automations.Runtime.Durable.Storage.Sqlite;

namespace Automations.Durable.Tests.Storage;

public sealed class MemoryStoreTests : StoreContract
{
    internal override IDurableStore Open() => SqliteStore.Open(null);
}
