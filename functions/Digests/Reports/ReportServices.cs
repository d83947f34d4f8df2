using Automations.Digests.Reports.Mail;
using Automations.Messages;
using Automations.Programme.Reports;
using Automations.Programme.Workflows;
using Automations.Web.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace Automations.Digests.Reports;

internal static class ReportServices
{
    public static IServiceCollection AddReports(this IServiceCollection services) =>
        services
            .AddPlace(new("/reports", "Berichte", "Reports", PlaceFor.Viewers, 65))
            .AddSingleton<ReportTable>()
            .AddSingleton<IReportSource, DigestReach>()
            .AddSingleton<IMessageComposer, ReportComposer>()
            .AddSingleton<IManagedWorkflow, ReportForManagers>();
}
