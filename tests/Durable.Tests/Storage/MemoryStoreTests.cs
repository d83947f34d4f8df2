using Automations.Runtime.Durable.Storage;
using Automations.Runtime.Durable.Storage.Memory;

namespace Automations.Durable.Tests.Storage;

public sealed class MemoryStoreTests : StoreContract
{
    internal override IDurableStore Open() => new MemoryStore();
}
