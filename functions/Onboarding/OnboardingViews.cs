namespace Automations.Onboarding;

/// <summary>What each onboarding text may mention. The text's folder carries the record's name without <c>View</c>.</summary>
public sealed record ConfirmSignUpView(string Role, Uri Link, DateTimeOffset Expires);

public sealed record ApprovalRequestView(string Champion, string ChampionGivenName, string Role, IReadOnlyList<string> Topics, string? Motivation, Uri Link, DateTimeOffset Expires);

public sealed record ApprovalReminderView(string Champion, string ChampionGivenName, string Role, Uri Link, DateTimeOffset Expires);

/// <param name="Manager">Null when the directory names no line manager.</param>
public sealed record ApprovalEscalationView(string Champion, string ChampionGivenName, string Role, string? Manager, string? Motivation, Uri Link, DateTimeOffset Expires);

public sealed record DeclinedView(string Role, string? Reason);

public sealed record WelcomeView(string Role, IReadOnlyList<string> Topics, string? Buddy, DateTimeOffset? Call, Uri Leave);

public sealed record BuddyForChampionView(string Buddy, string BuddyGivenName, string BuddyAddress, string? BuddyLocation, IReadOnlyList<string> SharedTopics);

public sealed record BuddyForBuddyView(string Champion, string ChampionGivenName, string ChampionAddress, string? ChampionLocation, string Role, IReadOnlyList<string> SharedTopics);

public sealed record OnboardingCallView(string ChampionGivenName);

public sealed record ChampionJoinedView(string Champion, string Role, string? Location, IReadOnlyList<string> Topics);

public sealed record CheckInView(int Day, Uri Link, Uri Leave);

public sealed record CheckInReminderView(int Day, Uri Link);

public sealed record HelpWantedView(string Champion, string ChampionAddress, int Day, int Feeling, string? Note);

public sealed record ThankYouView(int Days, string? Buddy);

public sealed record FarewellView(string Role, bool WasActive);

public sealed record PersonGoneView(string Champion, string Step);

public sealed record UnconfirmedView(string Role);
