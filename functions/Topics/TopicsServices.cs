using Automations.Programme.Topics;
using Automations.Storage;
using Automations.Topics.Compiling;
using Automations.Topics.Gist;
using Automations.Topics.Intake;
using Automations.Topics.Mapping;
using Automations.Topics.Store;
using Automations.Topics.Synonyms;
using Automations.Topics.Weeks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Automations.Topics;

public static class TopicsServices
{
    public static IServiceCollection AddTopics(this IServiceCollection services)
    {
        services.TryAddSingleton<IQueues, StorageQueues>();
        services.TryAddSingleton<ITopicIntake, QueueTopicIntake>();
        return services
            .AddSingleton<SynonymTable>()
            .AddSingleton<ISynonyms>(provider => provider.GetRequiredService<SynonymTable>())
            .AddSingleton<CatalogueShelf>()
            .AddSingleton<GistReader>()
            .AddSingleton<ITextGist, TopicGist>()
            .AddSingleton<KnownNames>()
            .AddSingleton<Pseudonyms>()
            .AddSingleton<NoteIntake>()
            .AddSingleton<ITopicStore, TopicTable>()
            .AddSingleton<Folding>()
            .AddSingleton<WeekCompiler>()
            .AddSingleton<WeekShelf>()
            .AddSingleton<ITopicWeeks>(provider => provider.GetRequiredService<WeekShelf>());
    }
}
