using System.Globalization;
using Automations.Runtime.Graph.Http;
using Automations.Runtime.Graph.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Automations.Runtime.Graph;

/// <summary>
/// An honest local Microsoft Graph v1.0 with sign-in, mailboxes and calendars: in this process, on loopback, in the
/// given clock's time. Its state survives a restart and a kill of the process.
/// </summary>
public sealed class LocalGraph : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly GraphDatabase _database;
    private readonly Composition _composition;

    private LocalGraph(WebApplication app, GraphDatabase database, Composition composition, Uri address)
    {
        (_app, _database, _composition) = (app, database, composition);
        BaseAddress = address;
    }

    /// <summary>For example http://localhost:7072/; Graph itself is below v1.0.</summary>
    public Uri BaseAddress { get; }

    /// <summary>User principal name of the first in the organisation who has a manager, of the first at all where nobody has.</summary>
    public string ExamplePerson => _composition.ExamplePerson;

    /// <exception cref="LocalGraphException">The port is taken, the people file is wrong, or the state cannot be used.</exception>
    public static async Task<LocalGraph> StartAsync(
        LocalGraphOptions options, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var database = GraphDatabase.Open(options.StateFolder);
        WebApplication? app = null;
        Composition? composition = null;
        try
        {
            var port = options.Port == 0 ? FreePort.Take() : options.Port;
            var address = new Uri("http://localhost:" + port.ToString(CultureInfo.InvariantCulture) + "/");
            app = WebServer.Build(port, loggers);
            composition = new Composition(options, address, database, clock);
            composition.Map(app);
            await WebServer.StartAsync(app, port, cancellationToken);
            return new LocalGraph(app, database, composition, address);
        }
        catch (Exception e)
        {
            if (app is not null)
                await app.DisposeAsync();
            composition?.Dispose();
            database.Dispose();
            if (e is SqliteException)
                throw GraphDatabase.Unusable(options.StateFolder, e);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _composition.Dispose();
        _database.Dispose();
    }
}
