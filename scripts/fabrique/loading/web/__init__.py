"""The web: pages of others, visited politely and with distrust."""

from fabrique.loading.web.guard import Reach, is_online
from fabrique.loading.web.pace import visit_all
from fabrique.loading.web.visitor import Visitor

__all__ = ["Reach", "Visitor", "is_online", "visit_all"]
