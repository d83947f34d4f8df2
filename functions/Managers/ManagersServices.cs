using Automations.Programme.Workflows;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Automations.Managers;

public static class ManagersServices
{
    public static IServiceCollection AddManagers(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<WorkflowCatalogue>().AddSingleton<IRequestJournal, TableRequestJournal>();
}
