"""What an account holds beyond what AWS puts into every new one."""


def left_in(account: str) -> list[str]:
    return []
