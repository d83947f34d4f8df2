using Automations.Runtime.Graph.Calendar;
using Automations.Runtime.Graph.Faults;
using Automations.Runtime.Graph.Http;
using Automations.Runtime.Graph.Identity;
using Automations.Runtime.Graph.Limits;
using Automations.Runtime.Graph.Mail;
using Automations.Runtime.Graph.Mailboxes;
using Automations.Runtime.Graph.People;
using Automations.Runtime.Graph.Storage;
using Automations.Runtime.Graph.Tools;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Graph;

/// <summary>Puts the parts together and maps their paths.</summary>
internal sealed class Composition : IDisposable
{
    private readonly PeopleDirectory _people;
    private readonly SigningKey _key;
    private readonly GraphPipeline _pipeline;
    private readonly ToolEndpoints _tools;
    private readonly MailboxEndpoints _pages;
    private readonly TokenEndpoint _token;
    private readonly AuthorizeEndpoint _authorize;
    private readonly DiscoveryEndpoints _discovery;
    private readonly string _tenant;
    private readonly CancellationTokenSource _stopping = new();

    public string ExamplePerson
    {
        get
        {
            var people = _people.Current();
            return (people.FirstOrDefault(person => person is { ManagerId: not null, IsShared: false }) ?? people[0]).UserPrincipalName;
        }
    }

    public Composition(LocalGraphOptions options, Uri address, GraphDatabase database, TimeProvider clock)
    {
        _tenant = options.TenantId;
        var people = new PeopleDirectory(database);
        _people = people;
        var groups = new GroupDirectory(database);
        Organisation.Found(options, people, groups, clock.GetUtcNow());

        var sequence = new Sequence(database);
        var changes = new Changes();
        var limits = new LimitSettings(options.Limits);
        var postman = new Postman(people, sequence, new SendingLimits(limits), clock);
        var calendar = new CalendarStore(database, sequence, people, new MeetingMail(people, postman), changes, clock);
        var router = new GraphRouter();
        new UserEndpoints(people, groups, clock).Map(router);
        new GroupEndpoints(people, groups, clock).Map(router);
        new MailEndpoints(people, new MailStore(database, sequence, postman, changes, clock)).Map(router);
        new EventEndpoints(people, calendar).Map(router);

        _key = new SigningKey(database);
        var issuer = new TokenIssuer(_key, options, address, groups, clock);
        var codes = new AuthorizationCodes(clock);
        _token = new TokenEndpoint(issuer, options, codes);
        _authorize = new AuthorizeEndpoint(options, people, groups, codes, clock);
        _discovery = new DiscoveryEndpoints(_key, issuer);

        var faults = new FaultInjector();
        var ids = new RequestIds();
        var service = new GraphService(router, new RequestLimits(limits, clock), people, ids, clock);
        _pipeline = new GraphPipeline(
            service, new BatchEndpoint(service, faults, ids, clock), new TokenReader(_key, issuer, clock), faults, ids, clock);
        _tools = new ToolEndpoints(
            new SentMessages(database), new CalendarEntries(database, people), calendar, new Channel(database, changes, clock), people, faults, limits, issuer,
            options, changes, clock);
        _pages = new MailboxEndpoints(people, new MailboxQueries(database), calendar, changes, new LiveUpdates(changes, _stopping.Token), clock);
    }

    public void Map(WebApplication app)
    {
        app.Use(LoopbackOnly.InvokeAsync);
        app.MapWhen(IsGraph, graph => graph.Run(_pipeline.InvokeAsync));
        app.UseWhen(ToolEndpoints.AreMeant, tools => tools.UseStatusCodePages(ToolEndpoints.ExplainAsync));
        app.UseRouting();
        app.Lifetime.ApplicationStopping.Register(_stopping.Cancel);
        _tools.Map(app);
        _pages.Map(app);
        var tenant = "/" + _tenant;
        app.MapGet(tenant + "/v2.0/.well-known/openid-configuration", () => Results.Json(_discovery.Configuration()));
        app.MapGet(tenant + "/discovery/v2.0/keys", () => Results.Json(_discovery.Keys()));
        app.MapPost(tenant + "/oauth2/v2.0/token", (HttpRequest request) => _token.PostAsync(request));
        app.MapGet(tenant + "/oauth2/v2.0/authorize", (HttpRequest request) => _authorize.Get(request));
        app.MapPost(tenant + "/oauth2/v2.0/authorize", (HttpRequest request) => _authorize.PostAsync(request));
        app.MapGet(tenant + "/oauth2/v2.0/logout", (HttpRequest request) => _authorize.Logout(request));
    }

    public void Dispose()
    {
        _key.Dispose();
        _stopping.Dispose();
    }

    private static bool IsGraph(HttpContext context) => context.Request.Path.StartsWithSegments("/v1.0", StringComparison.OrdinalIgnoreCase);
}
