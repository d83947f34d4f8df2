namespace Automations.Web.Identity;

/// <summary>Known to a request of somebody who is signed in, but of which nothing proves that one of our own pages made it.</summary>
internal sealed record UnprovenForm;
