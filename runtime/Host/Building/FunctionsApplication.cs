using Automations.Runtime.Host.Startup;

namespace Microsoft.Azure.Functions.Worker.Builder;

public class FunctionsApplication
{
    /// <remarks>Here: the local platform. Wrong arguments end the process with a message and exit code 2.</remarks>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => Failure.Guard(() => FunctionsApplicationBuilder.ForProcess(args));
}
