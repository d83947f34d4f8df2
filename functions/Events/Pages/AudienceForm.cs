using Automations.Events.Planning;
using Automations.Programme;
using Microsoft.AspNetCore.Http;

namespace Automations.Events.Pages;

/// <summary>Who may come, as it stands in a form. What was filled in for another choice is kept, so that nobody types it twice.</summary>
public sealed record AudienceForm
{
    public string Kind { get; init; } = nameof(AudienceKind.Everybody);

    public string Group { get; init; } = "";

    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Mail addresses, one a line.</summary>
    public string Invited { get; init; } = "";

    public static AudienceForm Of(EventAudience audience) =>
        new()
        {
            Kind = audience.Kind.ToString(),
            Group = audience.GroupName ?? audience.GroupId ?? "",
            Topics = audience.Topics,
            Invited = string.Join('\n', audience.Invited.Select(person => person.Mail)),
        };

    public static AudienceForm Of(IFormCollection fields, ProgrammeSettings programme) =>
        new()
        {
            Kind = Enum.GetNames<AudienceKind>().Contains(fields["audience"].ToString()) ? fields["audience"].ToString() : nameof(AudienceKind.Everybody),
            Group = fields["audienceGroup"].ToString().Trim(),
            Topics = [.. programme.Topics.Intersect(fields["audienceTopics"].OfType<string>())],
            Invited = fields["audienceInvited"].ToString().ReplaceLineEndings("\n").Trim(),
        };

    /// <param name="before">The group keeps who it is while its name stays, even if another has the same name.</param>
    public AudienceDraft ToDraft(EventAudience? before) =>
        new()
        {
            Kind = Kind,
            Group = before?.GroupName == Group ? before.GroupId : Group,
            Topics = Topics,
            People = EventForm.Addresses(Invited),
        };
}
