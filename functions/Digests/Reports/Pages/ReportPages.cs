using Automations.Web;
using Automations.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Digests.Reports.Pages;

/// <summary>The reports on the web: with the link of the mail, or signed in as somebody who may see the programme's figures.</summary>
internal sealed class ReportPages(ReportTable reports, ISignIn signIn, ISignedLinks links, IPages pages)
{
    [Function("ReportsPage")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "reports")] HttpRequest request, CancellationToken cancellation)
    {
        if (await signIn.WhoAsync(request, cancellation) is not { } reader)
            return request.ToSignIn();
        if (!MayRead(reader))
            return await pages.RenderAsync<ForbiddenPage>(request, StatusCodes.Status403Forbidden);
        return await pages.RenderAsync<ReportsPage>(
            request,
            parameters: new Dictionary<string, object?>
            {
                [nameof(ReportsPage.Reports)] = await reports.AllAsync(cancellation),
                [nameof(ReportsPage.SignedInAs)] = reader.Name,
            }
        );
    }

    [Function("ReportPage")]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "reports/{month}")] HttpRequest request, string month, CancellationToken cancellation)
    {
        var isInvited = links.Check(request, ReportLinks.Read) is { State: LinkState.Valid, Link: { } link } && link.Subject == month;
        var reader = isInvited ? null : await signIn.WhoAsync(request, cancellation);
        if (!isInvited && reader is null)
            return request.ToSignIn();
        if (reader is not null && !MayRead(reader))
            return await pages.RenderAsync<ForbiddenPage>(request, StatusCodes.Status403Forbidden);
        if (await reports.FindAsync(month, cancellation) is not { } report)
            return await pages.RenderAsync<NotFoundPage>(request, StatusCodes.Status404NotFound);
        return await pages.RenderAsync<ReportPage>(
            request,
            parameters: new Dictionary<string, object?>
            {
                [nameof(ReportPage.Report)] = report,
                [nameof(ReportPage.Series)] = ReportSeries.Of(report, await reports.AllAsync(cancellation)),
                [nameof(ReportPage.SignedInAs)] = reader?.Name,
            }
        );
    }

    private static bool MayRead(SignedInPerson reader) => reader.IsCommunityManager || reader.Roles.Contains(AppRoles.ProgrammeViewer);
}
