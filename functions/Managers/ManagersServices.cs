using Automations.Managers.Desk;
using Automations.Programme.Desk;
using Automations.Programme.Workflows;
using Automations.Web.Pages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Automations.Managers;

public static class ManagersServices
{
    public static IServiceCollection AddManagers(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton<WorkflowCatalogue>()
            .AddSingleton<IRequestJournal, TableRequestJournal>()
            .AddSingleton<IDeskSource, WorkflowsOnDesk>()
            .AddPlace(new("/desk", "Heute", "Today", PlaceFor.CommunityManagers, 1));
}
