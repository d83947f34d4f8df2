using Automations.Runtime.Durable;
using Automations.Runtime.Host.Durable;
using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>All workflow instances, newest first, filtered, a page at a time; as quick for a hundred thousand as for ten.</summary>
internal sealed class InstancesPage(Layout layout, EngineHolder durable)
{
    private const int PageSize = 50;

    public async Task<IResult> ShowAsync(HttpContext http)
    {
        var filter = InstanceFilter.Read(http.Request.Query);
        if (filter.Problem is not null)
            return layout.Page(http, "Workflows", Frame(filter, [], Html.Nothing), StatusCodes.Status400BadRequest);
        var counts = await durable.Engine.CountWorkflowsAsync(http.RequestAborted);
        var (instances, newer, older) = await PageAsync(filter, http.RequestAborted);
        return layout.Page(http, "Workflows", Frame(filter, counts, Html.Of($"""
            {(instances.Count == 0 ? Nobody(filter) : InstanceTable.Render("Instances", instances))}
            {Pager(filter, instances, newer, older)}
            """)));
    }

    /// <summary>Going back to a first page that would not be full any more shows the first page as it is now.</summary>
    private async Task<(IReadOnlyList<InstanceSummary> Instances, bool Newer, bool Older)> PageAsync(InstanceFilter filter, CancellationToken cancellation)
    {
        var listing = filter.Listing(PageSize + 1);
        var found = await durable.Engine.ListInstancesAsync(listing, cancellation);
        if (listing.NewerThan is null)
            return ([.. found.Take(PageSize)], listing.OlderThan is not null, found.Count > PageSize);
        return found.Count > PageSize
            ? ([.. found.Skip(1)], true, true)
            : await PageAsync(filter with { After = null }, cancellation);
    }

    private static Html Frame(InstanceFilter filter, IReadOnlyList<WorkflowCount> counts, Html list) => Html.Of($"""
        <h1>Workflows</h1>
        {Tabs(filter, counts)}
        <form method="get" action="/admin/instances" class="card filter" role="search" aria-label="Workflows">
          {Html.If(filter.Status is not null, () => Html.Of($"<input type=\"hidden\" name=\"status\" value=\"{filter.Status}\">"))}
          {Html.If(filter.Parent is not null, () => Html.Of($"<input type=\"hidden\" name=\"parent\" value=\"{filter.Parent}\">"))}
          <label>Workflow <select name="name"><option value="">any</option>{Html.Each(Names(filter, counts), name => Option(name, filter.Name))}</select></label>
          <label>Id contains <input type="search" name="id" value="{filter.Id}" autocomplete="off" spellcheck="false"></label>
          {Time("from", "Started from (UTC)", filter.From, filter)}
          {Time("to", "Started until (UTC)", filter.To, filter)}
          <span class="go"><button class="primary">Show</button>{Html.If(!filter.IsPlain, () => Html.Of($" <a class=\"button\" href=\"/admin/instances\">Clear</a>"))}</span>
        </form>
        {Html.If(filter.Parent is not null, () => Html.Of($"<p class=\"said\">Only what <a href=\"{Links.Instance(filter.Parent!)}\">{filter.Parent}</a> has started.</p>"))}
        {list}
        """);

    private static IEnumerable<string> Names(InstanceFilter filter, IReadOnlyList<WorkflowCount> counts) => counts.Select(count => count.Name)
        .Concat(filter.Name is null ? [] : [filter.Name]).Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase);

    private static Html Tabs(InstanceFilter filter, IReadOnlyList<WorkflowCount> counts)
    {
        var ofName = counts.Where(count => filter.Name is null || count.Name == filter.Name).ToList();
        return Html.Of($"""
            <ul class="tabs" aria-label="Status">
              {Tab(filter, null, "All", ofName.Sum(count => count.Instances))}
              {Html.Each(InstanceFilter.Statuses, status => Tab(filter, status.ToString(), status.ToString(), ofName.Where(count => count.Status == status).Sum(count => count.Instances)))}
            </ul>
            """);
    }

    private static Html Tab(InstanceFilter filter, string? status, string text, int count)
    {
        var here = status is null ? filter.KnownStatus is null : filter.KnownStatus?.ToString() == status;
        var number = Html.If(filter.IsCounted, () => Html.Of($" <span class=\"count\">{Shown.Count(count)}</span>"));
        return Html.Of($"<li><a href=\"{filter.Address(status)}\"{(here ? Html.Of($" aria-current=\"true\"") : Html.Nothing)}>{text}{number}</a></li>");
    }

    private static Html Time(string name, string label, string? value, InstanceFilter filter) => filter.Problem == name
        ? Html.Of($"<label class=\"wrong\">{label} <input name=\"{name}\" value=\"{value}\" aria-invalid=\"true\" aria-describedby=\"{name}-problem\"></label><strong class=\"alarm\" id=\"{name}-problem\">Write a date and time as 2027-01-04T08:00.</strong>")
        : Html.Of($"<label>{label} <input type=\"datetime-local\" name=\"{name}\" value=\"{value}\"></label>");

    private static Html Option(string name, string? wanted) =>
        name == wanted ? Html.Of($"<option selected>{name}</option>") : Html.Of($"<option>{name}</option>");

    private static Html Nobody(InstanceFilter filter) => filter.IsPlain
        ? Html.Of($"<p class=\"card quiet\">No workflow has been started yet. <a href=\"/admin/run\">Start one</a>.</p>")
        : Html.Of($"<p class=\"card quiet\">There is none like that. <a href=\"/admin/instances\">Show all</a></p>");

    private static Html Pager(InstanceFilter filter, IReadOnlyList<InstanceSummary> instances, bool newer, bool older) =>
        Html.If(newer || older, () => Html.Of($"""
            <nav class="pager" aria-label="Further instances">
              {Html.If(newer, () => Html.Of($"<a class=\"button\" href=\"{filter.First()}\">Newest</a> "))}
              {Html.If(newer && instances.Count > 0, () => Html.Of($"<a class=\"button\" rel=\"prev\" href=\"{filter.NewerThan(instances[0].Position)}\">Newer</a> "))}
              {Html.If(older, () => Html.Of($"<a class=\"button\" rel=\"next\" href=\"{filter.OlderThan(instances[^1].Position)}\">Older</a>"))}
            </nav>
            """));
}
