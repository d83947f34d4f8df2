using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask.Testing;

public class DurableTaskTestHostOptions
{
    /// <summary>Unused here: nothing goes over the network.</summary>
    public int? Port { get; set; }

    public ILoggerFactory? LoggerFactory { get; set; }

    public Action<IServiceCollection>? ConfigureServices { get; set; }
}
