using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Automations.Runtime.Graph.Http;

/// <summary>Kestrel on loopback, apart from the configuration and the console of the process it runs in.</summary>
internal static class WebServer
{
    public static WebApplication Build(int port, ILoggerFactory loggers)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Automations.Runtime.Graph" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenLocalhost(port);
        });
        builder.Services.AddSingleton(loggers);
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        builder.Services.AddRoutingCore();
        return builder.Build();
    }

    /// <exception cref="LocalGraphException">The port is taken.</exception>
    public static async Task StartAsync(WebApplication app, int port, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException e)
        {
            var number = port.ToString(CultureInfo.InvariantCulture);
            throw new LocalGraphException(
                $"The local Graph cannot listen on port {number}: {e.Message} Stop the program that uses it, or choose another with --graph-port {port + 10}.", e);
        }
    }
}
