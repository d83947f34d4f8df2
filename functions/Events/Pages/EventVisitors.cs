using Automations.People;
using Automations.Web;
using Microsoft.AspNetCore.Http;

namespace Automations.Events.Pages;

/// <summary>Who looks at an event: by the signed link in a mail, or signed in.</summary>
internal sealed class EventVisitors(ISignedLinks links, ISignIn signIn, IDirectory directory)
{
    /// <returns>Null for somebody who has to sign in first.</returns>
    public async Task<EventVisitor?> WhoAsync(HttpRequest request, string purpose, string? eventId, CancellationToken cancellation)
    {
        if (eventId is not null && links.Check(request, purpose) is { State: LinkState.Valid, Link: { } link } && link.Subject == eventId)
            return await directory.FindAsync(link.Person, cancellation) is { } linked ? new(linked, IsManager: false, SignedInAs: null) : null;
        if (await signIn.WhoAsync(request, cancellation) is not { PersonId: { } id } who)
            return null;
        return await directory.FindAsync(id, cancellation) is { } person ? new(person, who.IsCommunityManager, who.Name) : null;
    }
}

/// <param name="SignedInAs">Null for somebody who came by a link.</param>
public sealed record EventVisitor(Person Person, bool IsManager, string? SignedInAs)
{
    /// <summary>Whether they are one of the event's hosts, or a community manager.</summary>
    public bool Leads(EventRecord record) => IsManager || record.Details.Hosts.Any(host => host.Id == Person.Id);
}
