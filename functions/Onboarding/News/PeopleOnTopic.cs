using System.Runtime.CompilerServices;
using Automations.People;
using Automations.Programme;
using Automations.Programme.Topics;

namespace Automations.Onboarding.News;

/// <summary>The champions who help with a topic and agreed to be named.</summary>
internal sealed class PeopleOnTopic(IChampionRegister register, ProgrammeSettings programme) : ITopicHelp
{
    public async IAsyncEnumerable<TopicHelp> ForAsync(string topic, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var champion in register.ActiveAsync(cancellation))
            if (champion.MayBeNamed && champion.Topics.Contains(topic, StringComparer.OrdinalIgnoreCase))
                yield return HelpOf(champion);
    }

    private TopicHelp HelpOf(Champion champion) =>
        new()
        {
            Kind = TopicHelpKind.Person,
            Key = $"champion-{champion.Person.Id}",
            Titles = programme.Languages.ToDictionary(language => language, _ => champion.Person.DisplayName),
            Details = programme.Languages.ToDictionary(language => language, language => DetailsOf(champion, language)),
            Page = $"mailto:{champion.Person.Mail}",
        };

    private static string DetailsOf(Champion champion, string language)
    {
        string?[] parts = [Web.RoleNames.Of(champion.Role, language), champion.Person.OfficeLocation];
        return string.Join(", ", parts.Where(part => part is { Length: > 0 }));
    }
}
