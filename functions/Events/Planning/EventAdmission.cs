using Automations.People;

namespace Automations.Events.Planning;

/// <summary>Who may come to an event.</summary>
internal sealed class EventAdmission(IGroups groups, IChampionRegister register)
{
    public async Task<bool> MayComeAsync(EventRecord record, Person person, CancellationToken cancellation)
    {
        var audience = record.Details.Audience;
        if (audience.Kind == AudienceKind.Everybody || record.Details.Hosts.Any(host => host.Id == person.Id))
            return true;
        return audience.Kind switch
        {
            AudienceKind.Group => await groups.HasMemberAsync(audience.GroupId!, person.Id, cancellation),
            AudienceKind.Topics => await register.FindAsync(person.Id, cancellation) is { State: ChampionState.Active } champion
                && champion.Topics.Intersect(audience.Topics, StringComparer.OrdinalIgnoreCase).Any(),
            _ => audience.Invited.Any(invited => invited.Id == person.Id),
        };
    }
}
