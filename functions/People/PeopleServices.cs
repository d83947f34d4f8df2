using Automations.People.Graph;
using Automations.Storage;
using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Automations.People;

public static class PeopleServices
{
    public static IServiceCollection AddPeople(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddStorage(configuration)
            .AddSingleton(provider =>
                GraphClients.Create(
                    new Uri(configuration["Graph:BaseUrl"] ?? GraphClients.PublicCloud),
                    provider.GetRequiredService<TokenCredential>()
                )
            )
            .AddSingleton<PersonReader>()
            .AddSingleton<IDirectory, GraphDirectory>()
            .AddSingleton<IGroups, GraphGroups>()
            .AddSingleton<IChampionRegister, TableChampionRegister>();
}
